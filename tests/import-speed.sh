#!/usr/bin/env bash
# How fast invoices go in, beside what the sqlite3 shell's .import reaches into a table with the same indexes.
# Usage: tests/import-speed.sh [ROWS]   (default 500000; needs sqlite3 and a Release build of the program)
set -eu
rows=${1:-500000}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program="$root/src/B2BAccounts.Api/bin/Release/net10.0/B2BAccounts.Api.dll"
[ -f "$program" ] || dotnet build "$root/src/B2BAccounts.Api" -c Release -v q --nologo >/dev/null

awk -v n="$rows" 'BEGIN {
  srand(7); print "account,number,date,due,currency,amount"
  for (i = 1; i <= n; i++)
    printf "C%05d,I%08d,2025-%02d-%02d,2026-%02d-%02d,CNY,%d.%02d\n",
      1 + int(rand() * 5000), i, 1 + int(rand() * 12), 1 + int(rand() * 28), 1 + int(rand() * 12), 1 + int(rand() * 28), 1 + int(rand() * 99999), int(rand() * 100)
}' > "$work/invoices.csv"
printf '{ "createAccounts": true }' > "$work/map.json"

echo "product:"
dotnet "$program" import invoices "$work/invoices.csv" --map "$work/map.json" --environment Production \
  --Database:ConnectionString="Data Source=$work/book.db"

# Which columns and indexes the table of invoices has is read from the book itself.
sqlite3 "$work/book.db" "SELECT replace(sql, '\"Invoices\"', '\"RawInvoices\"') || ';' FROM sqlite_master WHERE tbl_name = 'Invoices' AND sql IS NOT NULL" \
  | grep -c INDEX | sed 's/$/ indexes beside the primary key/'
{
  echo 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'
  echo 'CREATE TABLE Raw (AccountId TEXT, Number TEXT, Date TEXT, DueDate TEXT, Currency TEXT, Amount TEXT);'
  sqlite3 "$work/book.db" "SELECT replace(replace(sql, '\"Invoices\"', '\"Raw\"'), 'INDEX \"IX_', 'INDEX \"RX_') || ';' FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Invoices' AND sql IS NOT NULL"
  echo '.mode csv'
  echo ".import --skip 1 $work/invoices.csv Raw"
} > "$work/raw.sql"
echo "sqlite3 .import into the same indexes:"
start=$(date +%s.%N)
sqlite3 "$work/raw.db" < "$work/raw.sql" > /dev/null
end=$(date +%s.%N)
sqlite3 "$work/raw.db" 'SELECT count(*) FROM Raw' | awk -v s="$start" -v e="$end" '{ printf "%d rows in %.1f s (%d rows/s)\n", $1, e - s, $1 / (e - s) }'
