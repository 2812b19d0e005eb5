#include "base/digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/errors.hpp"

namespace kaohe {

struct Sha256::Context {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(digest); }
};

namespace {
void require(int done) {
  if (done == 1) return;
  throw Error(ErrorKind::environment, {},
              say({"OpenSSL cannot compute SHA-256 here; install a working libssl3",
                   "本机 OpenSSL 无法计算 SHA-256;请安装可用的 libssl3"}));
}
}  // namespace

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(EVP_DigestInit_ex(context_->digest, EVP_sha256(), nullptr));
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->digest, bytes.data(), bytes.size()));
}

std::string Sha256::text() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_->digest, digest.data(), &size));
  std::string text = "sha256:";
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4U];
    text += kDigits[digest[i] & 15U];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.text();
}

std::string key_of_digest(const std::string& digest) {
  constexpr std::size_t kDigits = 16;
  return digest.substr(digest.find(':') + 1, kDigits);
}

}  // namespace kaohe
