#!/usr/bin/env perl
# later_header.pl HEADER: abi.h as a later minor version might have it, for tests. To each struct that may grow something
# is appended, and the minor version is one more.
use strict;
use warnings;

open my $in, '<', $ARGV[0] or die "$ARGV[0]: $!";
my $text = do { local $/; <$in> };
my $fixed = qr/text|array|rounding/;

$text =~ s{(#define KAOHE_ABI_MINOR )(\d+)u}{$1 . ($2 + 1) . 'u'}e or die 'no minor version';
$text =~ s{(KAOHE_CELL_ABSENT = \d+)}{$1,\n  KAOHE_CELL_LATER = 99} or die 'no states of cells';
$text =~ s{^(\} kaohe_host;)}{  void (*later_entry)(void* context);\n$1}m or die 'no kaohe_host';
$text =~ s{^(\} kaohe_(?!$fixed|host|instance)\w+;)}{  uint64_t later[2];\n$1}mg or die 'no struct';
print $text;
