package orrery.node.model;

/** Text to token ids and back. */
public sealed interface Tokenizer extends AutoCloseable permits TextTokenizer, TokenNumbers {

    /** The ids of {@code text}, with the begin token in front where the model has one. */
    int[] encode(String text);

    /** The text of {@code ids}; special tokens leave none. */
    String decode(int... ids);

    /** Frees what the tokenizer holds; it must not be used afterwards. */
    @Override
    void close();
}
