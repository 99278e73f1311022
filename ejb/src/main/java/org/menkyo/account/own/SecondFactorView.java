package org.menkyo.account.own;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * The second factor of an account as its owner sees it (LC-209).
 *
 * @param enrolledSince since when the account signs in with it; null if it has none
 * @param recoveryCodesLeft how many recovery codes have not been used
 */
public record SecondFactorView(@Nullable Instant enrolledSince, int recoveryCodesLeft) {}
