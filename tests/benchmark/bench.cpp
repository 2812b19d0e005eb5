#include "bench_catalogue.hpp"

#include <kaohe/plugin.hpp>

KAOHE_PLUGIN(bench, "1.0.0", "基准", "Kaohe", "Apache-2.0");
