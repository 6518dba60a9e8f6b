local total = 0
for i = 1, 200 do
  local b = {}
  for j = 0, 4999 do
    b[#b + 1] = "stave"
    b[#b + 1] = string.char(97 + j % 26)
  end
  total = total + #table.concat(b)
end
print(total)
