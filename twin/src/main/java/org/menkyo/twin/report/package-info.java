/** What a play shows: tables, a picture, and where a plan breaks (VA-703). */
package org.menkyo.twin.report;
