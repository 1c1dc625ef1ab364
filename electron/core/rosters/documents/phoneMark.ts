// One sentence for every paper of duty that has phones on it.
/** The small print at the foot of a paper with phones: whether they stand in clear. */
export const phoneMark = (isRevealed: boolean): string =>
  isRevealed ? '含个人电话，请妥善保管，用后按规定销毁' : '电话已部分隐去';
