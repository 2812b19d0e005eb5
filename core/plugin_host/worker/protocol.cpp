#include "plugin_host/worker/protocol.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <kaohe/abi.h>

namespace kaohe::plugin_host {

namespace {

constexpr std::size_t kDescriptors = 2;

/// Room for the descriptors that go beside a message.
union Beside {
  cmsghdr header;
  char bytes[CMSG_SPACE(kDescriptors * sizeof(int))];
};

msghdr message_of(iovec& content, Beside& beside) {
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  message.msg_control = beside.bytes;
  message.msg_controllen = sizeof beside.bytes;
  return message;
}

}  // namespace

std::uint64_t pages_of_cells(std::uint64_t cells) {
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return (cells * sizeof(kaohe_cell) + page - 1) / page * page;
}

bool send(int channel, const Request& request, int input, int answer) {
  iovec content{const_cast<Request*>(&request), sizeof request};
  Beside beside{};
  msghdr message = message_of(content, beside);
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(kDescriptors * sizeof(int));
  const int descriptors[kDescriptors] = {input, answer};
  std::memcpy(CMSG_DATA(header), descriptors, sizeof descriptors);
  ssize_t sent = 0;
  while ((sent = ::sendmsg(channel, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {
  }
  return sent == static_cast<ssize_t>(sizeof request);
}

bool receive(int channel, Request& request) {
  iovec content{&request, sizeof request};
  Beside beside{};
  msghdr message = message_of(content, beside);
  ssize_t size = 0;
  while ((size = ::recvmsg(channel, &message, 0)) < 0 && errno == EINTR) {
  }
  if (size != static_cast<ssize_t>(sizeof request)) return false;
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  int descriptors[kDescriptors] = {-1, -1};
  if (header == nullptr || header->cmsg_len != CMSG_LEN(sizeof descriptors)) return false;
  std::memcpy(descriptors, CMSG_DATA(header), sizeof descriptors);
  // The lowest free numbers: always the same.
  return descriptors[0] == kInput && descriptors[1] == kAnswer;
}

bool send(int channel, const Reply& reply) {
  ssize_t sent = 0;
  while ((sent = ::write(channel, &reply, sizeof reply)) < 0 && errno == EINTR) {
  }
  return sent == static_cast<ssize_t>(sizeof reply);
}

}  // namespace kaohe::plugin_host
