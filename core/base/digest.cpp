#include "base/digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/errors.hpp"

namespace kaohe {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorKind::environment, {},
                say({"OpenSSL cannot compute SHA-256 here; install a working libssl3",
                     "本机 OpenSSL 无法计算 SHA-256;请安装可用的 libssl3"}));
  }
  std::string text = "sha256:";
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace kaohe
