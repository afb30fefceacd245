#!/bin/sh
# Opens Drafter's page; a file that is dropped on it is opened.
exec "$(dirname "$0")/drafter" open --documents "$@"
