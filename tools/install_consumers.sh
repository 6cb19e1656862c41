#!/usr/bin/env bash
# Install what the slow checks hand our exports to and print fixtures with: LibreOffice, Chromium, Thai fonts, Tesseract; Java for PySpark; and
# tmux for the width tests.
# On a Debian machine as root; elsewhere it says what is missing, and the checks that need it skip.
set -u
declare -A package=([soffice]=libreoffice-calc-nogui [pdftotext]=poppler-utils [chromium]=chromium [tmux]=tmux [rg]=ripgrep [zsh]=zsh [fish]=fish
  [groff]=groff [tesseract]=tesseract-ocr [java]=default-jre-headless [pandoc]=pandoc)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
[ ${#missing[@]} = 0 ] && exit 0
[[ " ${missing[*]} " == *tesseract* ]] && missing+=(tesseract-ocr-tha)
[[ " ${missing[*]} " == *libreoffice* ]] && missing+=(libreoffice-writer-nogui fonts-thai-tlwg)
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Not installed, so what needs them is skipped: ${missing[*]}" >&2
exit 0
