-- Sends the requests of a file. A line is a session's cookie, an address and, of a post, its form, in which `@` becomes a word
-- that is in no other; with ONCE each line is sent once.
local lines = {}
for line in io.lines(os.getenv("REQUESTS")) do
  local token, path, body = line:match("^(%S+) (%S+) ?(.*)$")
  table.insert(lines, {token = token, path = path, body = body})
end
local once = os.getenv("ONCE")
local gets = {}
local number = 0
local mine = tostring({}):sub(8)

function init() math.randomseed(os.time() + tonumber(mine, 16) % 100000) end

function request()
  number = number + 1
  if once and number >= #lines then wrk.thread:stop() end
  local line = lines[once and math.min(number, #lines) or math.random(#lines)]
  local headers = {["Cookie"] = "session=" .. line.token, ["Host"] = os.getenv("HOST")}
  if line.body == "" then
    headers["Accept-Encoding"] = "gzip"
    gets[line] = gets[line] or wrk.format("GET", line.path, headers)
    return gets[line]
  end
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Sec-Fetch-Site"] = "same-origin"
  return wrk.format("POST", line.path, headers, (line.body:gsub("@", mine .. number)))
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read
  io.write(string.format(
    "RESULT %d %f %d %f %f\n", summary.requests, seconds, failed, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
