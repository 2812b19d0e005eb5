/// What the host asks a worker and how it answers. Both are built together; a worker asks nothing,
/// and answers each request once.
///
///   host → worker   a Request on the channel, with two descriptors: the input, a sealed memory
///                   file, and the answer, another that the worker fills
///   worker → host   a Reply on the channel: how it went, and how long the answer is
///
/// | Order    | Input (blocks)   | Answer                                              |
/// |----------|------------------|-----------------------------------------------------|
/// | load     | nothing          | what became of opening the library, and its names   |
/// | make     | settings         | nothing: an instance in place of the one before     |
/// | describe | nothing          | one text                                            |
/// | score    | a batch          | cells at the end of the first pages, then its lists |
/// | explain  | a batch          | a text for each assessee                            |
///
/// Where it did not go well the answer is one text: why.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace kaohe::plugin_host {

// The descriptors of a worker beside 0, 1 and 2, which are nothing.
constexpr int kChannel = 3;
constexpr int kLibrary = 4;  ///< the plugin's bytes, sealed
constexpr int kInput = 5;
constexpr int kAnswer = 6;

enum class Order : std::uint32_t { load, make, describe, score, explain };

struct Request {
  Order order = Order::load;
  std::uint32_t memory_mb = 0;   ///< load: in all
  std::uint64_t input_size = 0;  ///< bytes
  std::uint64_t first = 0;       ///< explain: rows
  std::uint64_t count = 0;       ///< explain: rows; score: cells
};

enum class Outcome : std::uint32_t {
  done,
  refused,     ///< by the plugin, with status and row
  failed,      ///< outside the plugin's own words
  unconfined,  ///< load: this machine does not let it give up its rights
  forbidden,   ///< the plugin asked the system for what it may not; `row` is the call's number
};

struct Reply {
  Outcome outcome = Outcome::failed;
  std::int32_t status = 0;
  std::int64_t row = -1;
  std::uint64_t size = 0;  ///< bytes of the answer behind its pages of cells
};

/// Bytes of whole pages that hold so many cells; these stand at their end, so that the first byte
/// beyond them lies in a page of its own.
std::uint64_t pages_of_cells(std::uint64_t cells);

/// One message with these descriptors, whole. False: nobody is there to take it.
bool send(int channel, const Request& request, int input, int answer);
/// Waits for one. False: the host is gone, or this is no request of its.
bool receive(int channel, Request& request);
bool send(int channel, const Reply& reply);

}  // namespace kaohe::plugin_host
