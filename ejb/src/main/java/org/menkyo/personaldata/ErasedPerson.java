package org.menkyo.personaldata;

import java.time.Instant;

/**
 * What was erased of a person (LC-1204).
 *
 * @param number of the erasure, which stands in the audit, and in the name that took the person's place
 * @param places in how many places outside the audit the person was named
 * @param permissions how many permissions ended
 * @param auditValues how many values of audit records were erased, those of archived months included
 * @param auditRecords in how many audit records that was
 * @param auditRecordsKept how many audit records of before there were salts name the person; nothing can be erased in them
 * @param erasedAt the moment
 */
public record ErasedPerson(
        long number,
        long places,
        int permissions,
        long auditValues,
        long auditRecords,
        long auditRecordsKept,
        Instant erasedAt) {}
