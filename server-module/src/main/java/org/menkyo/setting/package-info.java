/** The settings of those parts that stand in the server and not in the archive. */
package org.menkyo.setting;
