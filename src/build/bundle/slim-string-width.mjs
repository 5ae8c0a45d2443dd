/** In the bundles only: width of ASCII text. The library's segmenter and tables cost a tenth of a start-up. */
export default function stringWidth(text) {
  return String(text).replace(/\x1b\[[0-9;]*m/g, '').length;
}
