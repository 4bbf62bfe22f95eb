package orrery.deploy.claims;

/**
 * What the model says of one side.
 *
 * @param words which system
 * @param reached whether it serves so fast at all; the figures are 0 where it does not
 * @param fastest tokens/s/user at best, 0 where it serves none
 * @param remark what is to be said of it, or empty
 */
public record Found(
        String words, boolean reached, double value, double low, double high, double fastest, String remark) {}
