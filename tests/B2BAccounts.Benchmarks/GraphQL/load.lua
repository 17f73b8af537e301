-- wrk -s load.lua URL -- "BODY": posts BODY, with a new account's number from 1 to 10000 each time where it says ID.
local before, after

function init(arguments)
  local body = arguments[1]
  before, after = body:match('^(.*"id":")ID(".*)$')
  wrk.method = "POST"
  wrk.body = body
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json"
  math.randomseed(1)
end

function request()
  if before then
    return wrk.format(nil, nil, nil, before .. math.random(1, 10000) .. after)
  end
  return wrk.format()
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format("requests=%d failed=%d\n", summary.requests,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout))
end
