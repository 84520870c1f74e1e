# Shared by the scripts here; not to be run by itself.

# need PROGRAM WHAT: ends with a word to the operator when the program is missing.
need() {
  command -v "$1" >/dev/null || { echo "debrief: $1 is missing. Install $2" >&2; exit 1; }
}

# step WHAT PRODUCT SOURCE... -- COMMAND...: makes the product, unless it is there and was made after the last change in the sources.
step() {
  local what="$1" product="$2" sources=() stamp log
  shift 2
  while [ "$1" != -- ]; do sources+=("$1"); shift; done
  shift
  stamp="artifacts/stamps/${what// /-}" log="artifacts/stamps/${what// /-}.log"
  if [ -e "$product" ] && [ -e "$stamp" ] && [ -z "$(changed_since "$stamp" "${sources[@]}")" ]; then return; fi

  echo "Preparing $what ..." >&2
  mkdir -p artifacts/stamps
  # Made before the work starts: what is edited meanwhile is newer and will be seen.
  touch "$stamp.begun"
  if ! "$@" </dev/null >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    echo "debrief: could not prepare $what. All it said is in $log" >&2
    return 1
  fi
  mv "$stamp.begun" "$stamp"
}

# The first file or folder that is newer. A folder is newer when something in it came or went. What the front end's build writes does not count.
changed_since() {
  local stamp="$1"
  shift
  find "$@" -path src/Debrief/wwwroot/assets -prune -o -newer "$stamp" -print -quit
}
