#!/bin/sh
# The engine of the simulated printer: what it does with each sheet it is given, in SIM_FOLDER/plan, one step a line.
#   state +media-empty-error   what the printer reports      count 3   sheets that are out
#   say TEXT                   a message with it             wait      until the test says go on
#   fail                       gives the job up          each 0.1  seconds for a sheet
# A job without a fail is copied to SIM_FOLDER/out: that is the paper. SIM_FOLDER/paper has a line for each of its
# sheets, `NAME-OF-THE-JOB PAGE`.
cp "$1" "$SIM_FOLDER/received/$(date +%s%N).pdf"
env | grep '^IPP_' | sort > "$SIM_FOLDER/last-job"
while read -r step rest; do
  case "$step" in
    state) echo "STATE: $rest" >&2 ;;
    count) echo "ATTR: job-impressions-completed=$rest" >&2 ;;
    say) echo "ERROR: $rest" >&2 ;;
    wait) read -r _ < "$SIM_FOLDER/go" ;;
    fail) exit 1 ;;
    each) each="$rest" ;;
  esac
done < "$SIM_FOLDER/plan"
page=0
pages=$(pdfinfo "$1" 2> /dev/null | sed -n 's/^Pages: *//p')
while [ "$page" -lt "${pages:-0}" ]; do
  page=$((page + 1))
  [ -z "$each" ] || sleep "$each"
  echo "$IPP_JOB_NAME $page" >> "$SIM_FOLDER/paper"
done
cp "$1" "$SIM_FOLDER/out/$(date +%s%N).pdf"
