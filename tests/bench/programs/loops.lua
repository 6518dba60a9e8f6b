local sum = 0
for i = 0, 4999 do
  for j = 0, 3999 do
    sum = sum + ((i * j) & 255) - j % 7
  end
end
print(sum)
