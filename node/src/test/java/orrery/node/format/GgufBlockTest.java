package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GgufBlockTest {
    private static final byte[] ONE = {0, 0x3C}; // 1.0 as a float16, little-endian

    @ParameterizedTest
    @EnumSource
    void decodesAsLlamaCppDoes(GgufBlock type) {
        for (var line :
                GoldenFile.open(type.name().toLowerCase() + ".decoded.txt").lines()) {
            var decoded = new float[type.length()];
            type.decode(MemorySegment.ofArray(GoldenFile.bytes(line)), 0, 1, decoded, 0);
            assertArrayEquals(GoldenFile.floats(line, 1), decoded);
        }
    }

    @ParameterizedTest
    @EnumSource
    void decodesTheSameBitsWithAndWithoutVectors(GgufBlock type) {
        var bytes = new byte[50 * type.bytes()];
        new Random(8).nextBytes(bytes);
        var data = MemorySegment.ofArray(bytes);
        var plain = new float[50 * type.length()];
        var wide = plain.clone();
        type.decode(data, 0, 50, plain, 0, false);
        type.decode(data, 0, 50, wide, 0, true);
        assertArrayEquals(plain, wide);
    }

    @Test
    void decodesFourBitsTheSameWithAndWithoutVectors() {
        var random = new Random(9);
        var plain = new float[16];
        var wide = new float[16];
        for (int i = 0; i < 1000; i++) {
            long bits = random.nextLong();
            float scale = MiniFloat.E4M3.decode(random.nextInt(256));
            float tensorScale = (float) random.nextGaussian();
            Nibbles.plain(bits, 16, scale, tensorScale, plain, 0);
            Nibbles.wide(bits, scale, tensorScale, wide, 0);
            assertArrayEquals(plain, wide);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"Q8_0", "Q4_0"})
    void encodesAsLlamaCppDoes(GgufBlock type) {
        for (var line :
                GoldenFile.open(type.name().toLowerCase() + ".encoded.txt").lines()) {
            var bytes = new byte[type.bytes()];
            type.encode(GoldenFile.floats(line, 1), 0, MemorySegment.ofArray(bytes), 0);
            assertArrayEquals(GoldenFile.bytes(line), bytes);
        }
    }

    @Test
    void q40HoldsNumberZeroLowAndNumberSixteenHighInItsFirstByte() {
        var data = new byte[18];
        System.arraycopy(ONE, 0, data, 0, 2);
        data[2] = (byte) 0xF1;
        var decoded = decoded(GgufBlock.Q4_0, data);
        assertEquals(1 - 8, decoded[0]);
        assertEquals(15 - 8, decoded[16]);
        assertEquals(-8, decoded[1]);
    }

    /** Group 7: scale 0b10_0101 = 37 and minimum 0b01_1010 = 26, each with its upper two bits in another byte. */
    @Test
    void q4KReadsItsLastScaleFromTwoBytes() {
        var data = new byte[144];
        System.arraycopy(ONE, 0, data, 0, 2);
        System.arraycopy(ONE, 0, data, 2, 2);
        data[4 + 11] = (byte) 0xA5; // lower four bits: of the minimum high, of the scale low
        data[4 + 3] = (byte) 0x80;
        data[4 + 7] = 0x40;
        data[16 + 96 + 31] = 0x30; // the last code, 3
        var decoded = decoded(GgufBlock.Q4_K, data);
        assertEquals(37 * 3 - 26, decoded[255]);
        assertEquals(-26, decoded[254]);
        assertEquals(0, decoded[0]);
    }

    @Test
    void q6KPutsTheUpperTwoBitsOfNumber96AtTheTopOfAByte() {
        var data = new byte[210];
        System.arraycopy(ONE, 0, data, 208, 2);
        data[192 + 6] = 2; // scale of numbers 96 to 111
        data[32] = (byte) 0xB0;
        data[128] = (byte) 0xC0;
        assertEquals(2 * (0x3B - 32), decoded(GgufBlock.Q6_K, data)[96]);
    }

    @Test
    void mxfp4HoldsItsScaleBeforeItsCodes() {
        var data = new byte[17];
        data[0] = (byte) 128; // 2
        data[1] = (byte) 0x97;
        var decoded = decoded(GgufBlock.MXFP4, data);
        assertEquals(2 * 6, decoded[0]);
        assertEquals(2 * -0.5f, decoded[16]);
    }

    private static float[] decoded(GgufBlock type, byte[] data) {
        var decoded = new float[type.length()];
        var segment = MemorySegment.ofArray(data);
        assertEquals(type.bytes(), segment.elements(ValueLayout.JAVA_BYTE).count());
        type.decode(segment, 0, 1, decoded, 0);
        return decoded;
    }
}
