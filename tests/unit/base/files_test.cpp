#include "base/files.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "refusal.hpp"
#include "temp_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Files: a file is read whole, up to the limit", "[base][files]") {
  const TempFolder folder;
  folder.write("a.txt", "12345");
  CHECK(read_file(folder.path() / "a.txt", 5) == "12345");
  CHECK(contains(refusal([&] { read_file(folder.path() / "a.txt", 4); }),
                 "a.txt: the file is larger than 4 bytes"));
  CHECK(exit_code([&] { read_file(folder.path() / "a.txt", 4); }) == 1);
  folder.write("large.txt", std::string(200'000, 'x'));
  CHECK(read_file(folder.path() / "large.txt", 200'000).size() == 200'000);
}

TEST_CASE("Files: what cannot be read is an error of the environment that says what to do",
          "[base][files]") {
  const TempFolder folder;
  folder.write("a.txt", "1");
  const auto refused = [&](const std::string& name, Language language = Language::en) {
    return folder.without_path(refusal([&] { read_file(folder.path() / name, 10); }, language));
  };
  CHECK(refused("b.txt") ==
        "b.txt: the file cannot be read: it does not exist; check the path or create it");
  CHECK(refused("b.txt", Language::zh) == "b.txt: 文件无法读取:不存在;请核对路径或者先建立");
  CHECK(refused("a.txt/b") ==
        "a.txt/b: the file cannot be read: it is not a folder; name a folder");
  CHECK(contains(refusal([&] { read_file(folder.path(), 10); }), "it is a folder; name a file"));
  CHECK(refusal([] { read_file("/dev/null", 10); }) ==
        "/dev/null: it is not a regular file; name a file on disk");
  CHECK(exit_code([&] { read_file(folder.path() / "b.txt", 10); }) == 4);
}

TEST_CASE("Files: the files of a folder by ending, sorted", "[base][files]") {
  const TempFolder folder;
  for (const char* name : {"b.csv", "a.csv", "c.txt", "d.csv/e"}) folder.write(name, "");
  const auto files = list_files(folder.path(), ".csv");
  REQUIRE(files.size() == 2);
  CHECK(files[0].filename() == "a.csv");
  CHECK(files[1].filename() == "b.csv");
  CHECK(list_files(folder.path(), "").size() == 3);  // every file, and no folder
}

TEST_CASE("Files: a folder that is missing, a file or closed is an error that names it",
          "[base][files]") {
  const TempFolder folder;
  folder.write("a.txt", "1");
  const auto refused = [&](const std::string& name) {
    return folder.without_path(refusal([&] { list_files(folder.path() / name, ".csv"); }));
  };
  CHECK(refused("none") ==
        "none: the folder cannot be read: it does not exist; check the path or create it");
  CHECK(refused("a.txt") == "a.txt: the folder cannot be read: it is not a folder; name a folder");
  CHECK(exit_code([&] { list_files(folder.path() / "none", ".csv"); }) == 4);
  if (::geteuid() == 0) {
    WARN("root may read every folder: the case of a closed one is not run");
    return;
  }
  std::filesystem::create_directory(folder.path() / "closed");
  std::filesystem::permissions(folder.path() / "closed", std::filesystem::perms::none);
  CHECK(refused("closed") ==
        "closed: the folder cannot be read: you have no right to it; ask for the right, or run as "
        "its owner");
  std::filesystem::permissions(folder.path() / "closed", std::filesystem::perms::owner_all);
}

TEST_CASE("Files: a folder is written whole", "[base][files]") {
  const TempFolder folder;
  write_folder(folder.path() / "results" / "edition-1", {{"a.json", "{}"}, {"b.csv", "id\n"}});
  CHECK(read_file(folder.path() / "results" / "edition-1" / "b.csv", 10) == "id\n");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "results"), {}) == 1);
}

TEST_CASE("Files: a folder that is there is never written over, and nothing is left beside it",
          "[base][files]") {
  const TempFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  const auto refused = [&](const std::string& name, const std::string& file) {
    return folder.without_path(refusal([&] { write_folder(folder.path() / name, {{file, "1"}}); }));
  };
  CHECK(refused("empty", "a") ==
        "empty: the folder cannot be made: it exists already; choose another name or move it away");
  CHECK(
      refused("empty/", "a") ==
      "empty/: the folder cannot be made: it exists already; choose another name or move it away");
  folder.write("a.txt", "1");
  CHECK(contains(refused("a.txt/b", "a"), "the folder cannot be made: it is not a folder"));
  const std::string too_long(300, 'x');
  CHECK(contains(refused("new", "q1/" + too_long), "the file cannot be written: "));
  CHECK(std::filesystem::is_empty(folder.path() / "empty"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("Files: whether something is there, or why that cannot be told", "[base][files]") {
  const TempFolder folder;
  folder.write("a.txt", "1");
  CHECK(is_there(folder.path()));
  CHECK(is_there(folder.path() / "a.txt"));
  CHECK_FALSE(is_there(folder.path() / "none/at/all"));
  const auto call = [&] { is_there(folder.path() / "a.txt/b"); };
  CHECK(folder.without_path(refusal(call)) ==
        "a.txt: the folder cannot be read: it is not a folder; name a folder");
  CHECK(folder.without_path(refusal(call, Language::zh)) ==
        "a.txt: 文件夹无法读取:不是文件夹;请指定文件夹");
  CHECK(exit_code(call) == 4);
  CHECK(absolute_path("x").is_absolute());
}

TEST_CASE("Files: a link to nowhere is there, and reading it says what it is", "[base][files]") {
  const TempFolder folder;
  folder.write("a.txt", "1");
  const auto link = [&](const char* to, const char* name) {
    std::filesystem::create_symlink(to, folder.path() / name);
  };
  link("a.txt", "good");
  link("none", "dangling");
  link("loop", "loop");
  const auto refused = [&](const char* name, Language language = Language::en) {
    return folder.without_path(refusal([&] { read_file(folder.path() / name, 10); }, language));
  };
  CHECK(read_file(folder.path() / "good", 10) == "1");
  for (const char* name : {"good", "dangling", "loop"}) CHECK(is_there(folder.path() / name));
  CHECK(refused("dangling") ==
        "dangling: the file cannot be read: it is a link to something that is not there; put the "
        "file or folder itself there");
  CHECK(refused("loop") ==
        "loop: the file cannot be read: it is a link that leads back to itself; put the file or "
        "folder itself there");
  CHECK(refused("dangling", Language::zh) ==
        "dangling: 文件无法读取:是链接,所指的文件或文件夹不存在;请换成文件或文件夹本身");
  CHECK(exit_code([&] { read_file(folder.path() / "loop", 10); }) == 4);
  CHECK(exit_code([&] { is_there(folder.path() / "loop/b"); }) == 4);
}

TEST_CASE("Files: whether a folder can be made is known before, and nothing is left",
          "[base][files]") {
  const TempFolder folder;
  require_writable(folder.path() / "new/results/2023");
  CHECK(std::filesystem::is_empty(folder.path()));
  folder.write("a.txt", "1");
  const auto in_a_file = [&] { require_writable(folder.path() / "a.txt/results"); };
  CHECK(contains(refusal(in_a_file), "it is not a folder; name a folder"));
  CHECK(exit_code(in_a_file) == 4);
  CHECK(exit_code([] { require_writable("/proc/none/results"); }) == 4);
}

TEST_CASE("Files: what a process that died left is removed, what a living one writes stays",
          "[base][files]") {
  const pid_t gone = ::fork();
  REQUIRE(gone >= 0);
  if (gone == 0) ::_exit(0);
  REQUIRE(::waitpid(gone, nullptr, 0) == gone);
  const TempFolder folder;
  const std::string dead = ".made." + std::to_string(gone),
                    living = ".made." + std::to_string(::getppid());
  for (const std::string& name : {dead, living, std::string(".made.x"), std::string(".other.1")})
    folder.write(name + "/a", "1");
  write_folder(folder.path() / "made", {{"a", "1"}});
  CHECK_FALSE(is_there(folder.path() / dead));
  for (const std::string& name : {living, std::string(".made.x"), std::string(".other.1")})
    CHECK(is_there(folder.path() / name));
}

TEST_CASE("Files: a new file is written whole, never over what is there", "[base][files]") {
  const TempFolder folder;
  const auto at = [&](const char* name) { return folder.path() / name; };
  write_new_file(at("made/a.txt"), "1");
  CHECK(read_file(at("made/a.txt"), 10) == "1");
  CHECK(std::distance(std::filesystem::directory_iterator(at("made")), {}) == 1);
  CHECK(folder.without_path(refusal([&] { write_new_file(at("made/a.txt"), "2"); })) ==
        "made/a.txt: the file cannot be written: it exists already; choose another name or move "
        "it away");
  CHECK(read_file(at("made/a.txt"), 10) == "1");
  std::filesystem::create_symlink("nowhere", at("link"));
  CHECK(exit_code([&] { write_new_file(at("link"), "2"); }) == 4);
  CHECK(exit_code([&] { write_new_file(at("made/a.txt/b"), "2"); }) == 4);
}
