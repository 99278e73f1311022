/** What people's browsers do with the product, in a real Chromium. */
package org.menkyo.it.browser;
