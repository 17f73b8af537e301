-- wrk -s bodies.lua URL -- FILE: posts the file's lines in turn, with a number that never comes again where a line has @.
local threads = {}
local bodies, sent = {}, 0
failed, sample = 0, ""

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    bodies[#bodies + 1] = line
  end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json"
end

function request()
  local body = bodies[sent % #bodies + 1]
  sent = sent + 1
  return wrk.format(nil, nil, nil, (body:gsub("@", sent, 1)))
end

function response(status, headers, body)
  if status ~= 200 or body:find('"errors":[', 1, true) then
    failed = failed + 1
    sample = body
  end
end

function done(summary, latency)
  local bad, text = 0, ""
  for _, thread in ipairs(threads) do
    bad = bad + thread:get("failed")
    text = thread:get("sample")
  end
  local errors = summary.errors
  bad = bad + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("requests=%d micros=%d p50=%d p99=%d failed=%d %s\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), bad, text))
end
