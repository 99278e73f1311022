/** Tables that are kept in one partition for each month, so that old months can be archived. */
package org.menkyo.month;
