print("protocol-gen")
