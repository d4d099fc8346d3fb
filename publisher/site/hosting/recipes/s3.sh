#!/usr/bin/env bash
# Local Offer Reckoner for object storage that is called as Amazon's S3 is. `local-offer host s3` made it. To publish:
#
#   local-offer site --keep site
#   bash publish.sh site s3://BUCKET
#
# Storage knows a type and a Cache-Control for each object, and no other header. What is in front of it (CloudFront, or
# whatever you have) has to
#   - send these headers with everything:
{% for header, value in always %}
#       [[ header ]]: [[ value ]]
{% endfor %}
#   - send index.html for an address that ends with a slash, and 404.html, with the status 404, for what is not there;
#   - lead the address of a page without its last slash, and that of the site, to the one with it (301);
#   - compress what browsers take compressed (the copies .br and .gz are not uploaded);
#   - hold no error for longer than a minute.
# Files that are named by their content come first, and pages last: at no moment does a page name what is not there yet.
set -euo pipefail
site=$1
bucket=$2

for_ever="[[ for_ever ]]"
each_time="[[ each_time ]]"

upload() { # folder, Cache-Control, and then what aws is told of which files
  aws s3 cp "$site/$1" "$bucket/$1" --recursive --cache-control "$2" --exclude "*" "${@:3}" --only-show-errors
}

upload_all() { # folder, Cache-Control, and then what is left out
  local left_out=("${@:3}" --exclude "*.br" --exclude "*.gz" --exclude ".*" --exclude "*/.*" --exclude "_*")
{% for type, endings in types.items() %}
  upload "$1" "$2" {% for ending in endings %}--include "*.[[ ending ]]" {% endfor %}"${left_out[@]}" --content-type "[[ type ]]"
{% endfor %}
}

for folder in {% for folder in named %}[[ folder | replace("/*", "") ]] {% endfor %}; do
  if [ -d "$site/$folder" ]; then upload_all "$folder/" "$for_ever"; fi
done
upload_all "" "$each_time" {% for folder in named %}--exclude "[[ folder ]]" {% endfor %}
