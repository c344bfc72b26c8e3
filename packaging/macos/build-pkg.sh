#!/usr/bin/env bash
# Make dist/HRCase.pkg from "dist/HR Case.app"; sign and have it checked when certificates are named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
app="dist/HR Case.app"
package="dist/HRCase.pkg"
version=$(.venv/bin/python -c 'import hrcase; print(hrcase.__version__)')

cp -R dist/hrcase/licences "$app/Contents/Resources/"
if [ -n "${APPLICATION_ID:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$APPLICATION_ID" "$app"
    codesign --verify --deep --strict "$app"
fi
signing=()
if [ -n "${INSTALLER_ID:-}" ]; then
    signing=(--sign "$INSTALLER_ID")
fi
pkgbuild --component "$app" --install-location /Applications --version "$version" \
    ${signing[@]+"${signing[@]}"} "$package"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$package" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$package"
fi
shasum -a 256 "$package"
