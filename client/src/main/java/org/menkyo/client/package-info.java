/** The activation client that an application embeds: it knows its license state and activates itself (VA-201…211). */
package org.menkyo.client;
