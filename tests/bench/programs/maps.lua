local m = {}
for i = 0, 999999 do m[i * 7919] = i end
local sum = 0
for i = 0, 999999, 3 do sum = sum + m[i * 7919] end
print(sum)
