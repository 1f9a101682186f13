# Files that judges need, brought once by Maven into the user's cache and held to their SHA-256. Sourced by judges.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/closeout
readonly maven_copy=org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy

# has_digest FILE SHA256
has_digest() {
    printf '%s  %s\n' "$2" "$1" | sha256sum --check --status
}

# fetch_by_maven GROUP:ARTIFACT:VERSION SHA256 FILE
fetch_by_maven() {
    local coordinates=$1 digest=$2 file=$3 folder fetched
    if [[ -f $file ]] && has_digest "$file" "$digest"; then return; fi
    printf 'Fetching %s by Maven\n' "$coordinates"
    folder=$(mktemp -d)
    mvn --batch-mode --quiet "$maven_copy" "-Dartifact=$coordinates" -DoutputDirectory="$folder" \
        -Dmdep.useBaseVersion=true </dev/null >"$folder/log" 2>&1 ||
        { tail -n 20 "$folder/log" >&2; fail "Maven could not fetch $coordinates."; }
    fetched=$(find "$folder" -name '*.jar')
    has_digest "$fetched" "$digest" || fail "what Maven fetched is not $coordinates as it was pinned (SHA-256)."
    mkdir -p "$(dirname "$file")"
    # Beside its place first, so that a second run at the same time never sees half a file.
    cp "$fetched" "$file.$$"
    mv "$file.$$" "$file"
    rm -rf "$folder"
}
