<#if state == "REQUESTED">
<@m.mail subject="We received your request for media">
<@m.p>Hello,</@m.p>
<@m.p>We received the request for media by license ID <@m.strong>${licenseId}</@m.strong> and will tell you when they are on their way.</@m.p>
<@what/>
</@m.mail>
<#elseif state == "IN_PREPARATION">
<@m.mail subject="Your media are being prepared">
<@m.p>Hello,</@m.p>
<@m.p>Your request for media by license ID <@m.strong>${licenseId}</@m.strong> was approved, and the media are being prepared.</@m.p>
<@what/>
</@m.mail>
<#elseif state == "SHIPPED">
<@m.mail subject="Your media were shipped">
<@m.p>Hello,</@m.p>
<@m.p>The media that you asked for by license ID <@m.strong>${licenseId}</@m.strong> are on their way.</@m.p>
<@what/>
</@m.mail>
<#elseif state == "REFUSED">
<@m.mail subject="Your request for media was refused">
<@m.p>Hello,</@m.p>
<@m.p>We cannot ship the media that you asked for by license ID <@m.strong>${licenseId}</@m.strong>.</@m.p>
<@what/>
</@m.mail>
<#else>
<@m.mail subject="Your request for media was cancelled">
<@m.p>Hello,</@m.p>
<@m.p>As you asked, your request for media by license ID <@m.strong>${licenseId}</@m.strong> was cancelled. Nothing will be shipped.</@m.p>
<@what/>
</@m.mail>
</#if>
<#macro what>
<#if comment??>
<@m.quote lines=comment/>
</#if>
<@m.p>Product: ${product}, ${count} × media. To: ${recipient}, ${address}. The request's number: ${requestId}</@m.p>
</#macro>
