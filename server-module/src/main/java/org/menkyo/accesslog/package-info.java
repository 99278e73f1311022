/** What the server notes of each call, for those who operate it. */
package org.menkyo.accesslog;
