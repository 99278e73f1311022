<#if state == "REQUESTED">
<@m.mail subject="メディアのご依頼を受け付けました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のメディアのご依頼を受け付けました。発送時に改めてご連絡します。</@m.p>
<@what/>
</@m.mail>
<#elseif state == "IN_PREPARATION">
<@m.mail subject="メディアを準備しています">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のメディアのご依頼が承認されました。現在、発送の準備を進めています。</@m.p>
<@what/>
</@m.mail>
<#elseif state == "SHIPPED">
<@m.mail subject="メディアを発送しました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> でご依頼いただいたメディアを発送しました。</@m.p>
<@what/>
</@m.mail>
<#elseif state == "REFUSED">
<@m.mail subject="メディアのご依頼をお受けできませんでした">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のメディアのご依頼は、お受けできませんでした。</@m.p>
<@what/>
</@m.mail>
<#else>
<@m.mail subject="メディアのご依頼をキャンセルしました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のメディアのご依頼をキャンセルしました。発送は行われません。</@m.p>
<@what/>
</@m.mail>
</#if>
<#macro what>
<#if comment??>
<@m.quote lines=comment/>
</#if>
<@m.p>製品: ${product} (${count} 枚)。送付先: ${recipient} 様、${address}。ご依頼番号: ${requestId}</@m.p>
</#macro>
