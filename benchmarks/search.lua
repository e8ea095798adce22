-- Another search each time, as people type: whole words, beginnings, two words, a typing error.
local typed = { "cimento", "tubo+pvc", "argam", "fio+flex", "tinta+branco", "joelho+90", "BM1234", "cimeto", "votoran", "porta" }
local asked = 0

request = function()
  asked = asked + 1
  return wrk.format("GET", wrk.path .. typed[1 + asked % #typed])
end
