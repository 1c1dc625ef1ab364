/** A picked file was not taken; the message is the Chinese sentence for the user. */
export class FileRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileRefused';
  }
}
