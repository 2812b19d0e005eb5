// Holds nothing: CMake makes the precompiled <catch2/catch.hpp> only for a target with a file that
// uses it, and catch_main.cpp cannot.
