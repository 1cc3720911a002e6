-- Posts diary entries of 1 KB, or asks for a page, as one of many people who are signed in.
local tokens = {}
for line in io.lines(os.getenv("TOKENS")) do table.insert(tokens, line) end
local path = os.getenv("PAGE")
local filler = string.rep("A+quiet+day+on+the+ward+and+what+I+made+of+it.+", 21)
local number = 0
local gets = {}
local mine = tostring({}):sub(8)

function init() math.randomseed(os.time() + tonumber(mine, 16) % 100000) end

function request()
  local token = tokens[math.random(#tokens)]
  if gets[token] then return gets[token] end
  local headers = {["Cookie"] = "session=" .. token, ["Host"] = os.getenv("HOST")}
  if path then
    headers["Accept-Encoding"] = "gzip"
    gets[token] = wrk.format("GET", path, headers)
    return gets[token]
  end
  number = number + 1
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Sec-Fetch-Site"] = "same-origin"
  return wrk.format("POST", "/my/forms/diary-entry", headers, "diary-entry=" .. mine .. number .. "+" .. filler)
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read
  io.write(string.format(
    "RESULT %d %f %d %f %f\n", summary.requests, seconds, failed, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
