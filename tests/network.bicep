param location string
param size int = 24
param zones string = '1'
output subnet string = location
