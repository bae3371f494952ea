#!/bin/sh
# Makes the code files of this folder with OpenSSL alone. They were made once and checked in: OpenSSL takes signingTime
# from the clock, so they cannot be made the same again.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Certificate and key of a signer: `signer m` for the manufacturer, `signer c` for the co-signer, `signer l` legacy.
signer() {
    case $1 in
        m) echo "-signer ../certs/docsis31/mfg-cvc.pem -inkey ../keys/mfg.pem" ;;
        c) echo "-signer ../certs/docsis31/co-cvc.pem -inkey ../keys/co.pem" ;;
        l) echo "-signer ../certs/legacy/mfg-cvc.pem -inkey ../keys/legacy-mfg.pem" ;;
    esac
}
ca="-certfile ../certs/docsis31/cvc-ca.pem"
common="-binary -outform DER"

{ printf '\034\000\000'; printf 'TEST image: no modem runs this.\n'; } >"$work/content"
content="-in $work/content"

# Puts SignedContent behind the PKCS#7 on standard input.
code_file() { cat - "$work/content" >"$1.bin"; }

openssl smime -sign $common $content -md sha256 -nosmimecap $(signer m) $ca | code_file smime-mfg
openssl smime -sign $common $content -md sha1 -nosmimecap $(signer l) | code_file smime-mfg-legacy
openssl smime -sign $common $content -md sha256 -nosmimecap $(signer m) $(signer c) $ca | code_file smime-mfg-and-co
openssl smime -sign $common $content -md sha256 $(signer m) $ca | code_file smime-capabilities
openssl smime -sign $common $content -md sha256 -nosmimecap -nodetach $(signer m) $ca >smime-embedded.bin
openssl smime -sign $common $content -md sha256 -nosmimecap $(signer m) $ca >"$work/smime"
openssl smime -resign $common -inform DER -in "$work/smime" -content "$work/content" -md sha256 -nosmimecap $(signer c) |
    code_file smime-resigned
openssl cms -sign $common $content -md sha256 -nosmimecap $(signer m) $ca >"$work/cms"
code_file cms-mfg <"$work/cms"
openssl cms -resign $common -inform DER -in "$work/cms" -content "$work/content" -md sha256 -nosmimecap $(signer c) |
    code_file cms-resigned
