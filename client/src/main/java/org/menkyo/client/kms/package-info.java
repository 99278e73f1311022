/** How a client finds KMS hosts, asks them, and what it believes (VA-302, VA-304, VA-306, VA-308). */
package org.menkyo.client.kms;
