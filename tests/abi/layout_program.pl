#!/usr/bin/env perl
# layout_program.pl HEADER: a C program that prints what of this abi.h a plugin's bytes depend on, one thing a line:
#
#   constant NAME VALUE
#   struct NAME SIZE
#   field STRUCT.NAME OFFSET SIZE DECLARATION
#
# The fields are taken from the header itself, so that none is forgotten.
use strict;
use warnings;

open my $in, '<', $ARGV[0] or die "$ARGV[0]: $!";
my $text = do { local $/; <$in> };
$text =~ s{/\*.*?\*/}{ }gs;

print "#include <kaohe/abi.h>\n#include <stddef.h>\n#include <stdio.h>\n\nint main(void) {\n";

# Constants: macros with a number or a character, and the words of enumerations.
while ($text =~ /^#define (KAOHE_\w+) +(?!")(\S.*)$/gm) {
    print qq{  printf("constant $1 %lld\\n", (long long)($1));\n} unless $1 eq 'KAOHE_EXPORT' or $1 eq 'KAOHE_ABI_H';
}
while ($text =~ /\benum \{(.*?)\};/gs) {
    print qq{  printf("constant $_ %lld\\n", (long long)($_));\n} for $1 =~ /(KAOHE_\w+) *=/g;
}
print qq{  printf("constant KAOHE_PLUGIN_SYMBOL %s\\n", KAOHE_PLUGIN_SYMBOL);\n};

while ($text =~ /\btypedef struct (\w+) \{(.*?)\} \w+;/gs) {
    my ($struct, $fields) = ($1, $2);
    print qq{  printf("struct $struct %zu\\n", sizeof($struct));\n};
    for my $declaration (split /;/, $fields) {
        $declaration =~ s/\s+/ /g;
        $declaration =~ s/^ | $//g;
        next if $declaration eq '';
        my ($name) = $declaration =~ /\(\*(\w+)\)/;
        ($name) = $declaration =~ /(\w+)(?:\[\w+\])?$/ unless defined $name;
        print qq{  printf("field $struct.$name %zu %zu $declaration\\n", offsetof($struct, $name),\n}
            . qq{         sizeof((($struct*)0)->$name));\n};
    }
}
print "  return 0;\n}\n";
