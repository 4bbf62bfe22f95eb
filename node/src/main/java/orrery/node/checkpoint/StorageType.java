package orrery.node.checkpoint;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the elements of a tensor are stored: so many of them in a block of so many bytes.
 *
 * <p>Every dtype of safetensors 0.6 and every tensor type of GGUF version 3 has its size here, so that a
 * file can be checked as a whole; {@link Stored#matrix} says which of them become a matrix. Sources: the
 * {@code Dtype} of the safetensors format; {@code ggml_type} and the block structures of ggml.
 */
public enum StorageType {
    F32(1, 4, 0),
    F16(1, 2, 1),
    BF16(1, 2, 30),
    F64(1, 8, 28),
    I8(1, 1, 24),
    I16(1, 2, 25),
    I32(1, 4, 26),
    I64(1, 8, 27),

    BOOL(1, 1),
    U8(1, 1),
    U16(1, 2),
    U32(1, 4),
    U64(1, 8),
    C64(1, 8),
    F8_E4M3(1, 1),
    F8_E5M2(1, 1),
    F8_E4M3FNUZ(1, 1),
    F8_E5M2FNUZ(1, 1),
    F8_E8M0(1, 1),
    F6_E2M3(4, 3),
    F6_E3M2(4, 3),
    F4(2, 1),

    Q4_0(32, 18, 2),
    Q4_1(32, 20, 3),
    Q5_0(32, 22, 6),
    Q5_1(32, 24, 7),
    Q8_0(32, 34, 8),
    Q8_1(32, 36, 9),
    Q2_K(256, 84, 10),
    Q3_K(256, 110, 11),
    Q4_K(256, 144, 12),
    Q5_K(256, 176, 13),
    Q6_K(256, 210, 14),
    Q8_K(256, 292, 15),
    IQ2_XXS(256, 66, 16),
    IQ2_XS(256, 74, 17),
    IQ3_XXS(256, 98, 18),
    IQ1_S(256, 50, 19),
    IQ4_NL(32, 18, 20),
    IQ3_S(256, 110, 21),
    IQ2_S(256, 82, 22),
    IQ4_XS(256, 136, 23),
    IQ1_M(256, 56, 29),
    TQ1_0(256, 54, 34),
    TQ2_0(256, 66, 35),
    MXFP4(32, 17, 39),
    Q1_0(128, 18, 41),
    /** Four groups of 16 with a scale each; the tensor's own scale lies in another tensor. */
    NVFP4(64, 36, 40);

    private static final int NOT_IN_GGUF = -1;

    private final int blockElements;
    private final int blockBytes;
    private final int ggufId;

    StorageType(int blockElements, int blockBytes) {
        this(blockElements, blockBytes, NOT_IN_GGUF);
    }

    StorageType(int blockElements, int blockBytes, int ggufId) {
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
        this.ggufId = ggufId;
    }

    /** Elements that are stored together; a row of a tensor is a whole number of blocks. */
    public int blockElements() {
        return blockElements;
    }

    /** Bytes of one block. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Bytes of {@code elements} elements; an {@link ArithmeticException} where no file could hold them. */
    public long bytes(long elements) {
        return Math.multiplyExact(Math.ceilDiv(elements, (long) blockElements), (long) blockBytes);
    }

    /** The type that a GGUF file calls {@code id}. */
    static Optional<StorageType> ofGguf(int id) {
        return Arrays.stream(values())
                .filter(type -> type.ggufId == id && id != NOT_IN_GGUF)
                .findFirst();
    }

    /** The type that a safetensors header calls {@code name}. */
    static Optional<StorageType> ofSafetensors(String name) {
        return Arrays.stream(values())
                .filter(type -> type.inSafetensors() && type.name().equals(name))
                .findFirst();
    }

    /** Every name that a safetensors header may use, for messages. */
    static String safetensorsNames() {
        return Arrays.stream(values())
                .filter(StorageType::inSafetensors)
                .map(StorageType::name)
                .collect(Collectors.joining(", "));
    }

    /** Every tensor type of GGUF, for messages. */
    static String ggufNames() {
        return Arrays.stream(values())
                .filter(type -> type.ggufId != NOT_IN_GGUF)
                .map(StorageType::name)
                .collect(Collectors.joining(", "));
    }

    /** The number of this type in a GGUF file. */
    int ggufId() {
        if (ggufId == NOT_IN_GGUF) {
            throw new IllegalArgumentException("GGUF has no tensors of type " + this);
        }
        return ggufId;
    }

    private boolean inSafetensors() {
        return ordinal() < Q4_0.ordinal();
    }
}
