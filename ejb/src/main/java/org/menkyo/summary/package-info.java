/** What somebody's license IDs give, over all of them: lists to filter and sort, and files of them (LC-701). */
package org.menkyo.summary;
