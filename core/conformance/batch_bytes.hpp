/// Inside `conformance`: everything a batch points to, to see that nobody wrote into it.
#pragma once

#include <string>

#include <kaohe/abi.h>

namespace kaohe::conformance {

/// The bytes of a batch of BatchBuilder's, one after the other.
std::string bytes_of(const kaohe_batch& batch);

}  // namespace kaohe::conformance
