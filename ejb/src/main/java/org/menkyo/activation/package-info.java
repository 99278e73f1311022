/** The publisher's activation service: installations by MAK and KMS hosts by KMS host key (VA-301, VA-401 to VA-406). */
package org.menkyo.activation;
