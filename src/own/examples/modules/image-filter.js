// Blurs a picture of 512 × 512: each pixel becomes the mean of the nine around it. Its pixels are handed over.

const SIZE = 512

export const args = (_i, random) => {
  const image = new ImageData(SIZE, SIZE)
  new Uint32Array(image.data.buffer).forEach((_, index, pixels) => {
    pixels[index] = 0xff000000 + random() * 0xffffff
  })
  return [image]
}

export const transfer = ([image]) => [image.data.buffer]

const mean = ({ data, width, height }, x, y, channel) => {
  let sum = 0
  let count = 0
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
      sum += data[4 * (row * width + column) + channel]
      count += 1
    }
  return sum / count
}

export default (image) => {
  const { width, height } = image
  const blurred = new ImageData(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x)
      for (let channel = 0; channel < 3; channel += 1) blurred.data[at + channel] = mean(image, x, y, channel)
      blurred.data[at + 3] = 255
    }
  return blurred
}

export const check = ({ data, width, height }) => data.length === 4 * width * height && data[3] === 255
