<@p.layout title=t("nav.lockouts")>
<@p.refusal/>
<@p.filter action="/support/lockouts">
<@p.field name="email" value=email!""/>
<#if caseId??><input type="hidden" name="caseId" value="${caseId}"></#if>
</@p.filter>
<#if lockouts??>
<#assign columns = [{"text": t("field.email")}, {"text": t("lockout.since")}, {"text": t("lockout.until")}, {"text": t("lockout.cause")}, {"text": t("field.state")}]>
<@p.table caption=t("lockout.caption") columns=columns list=lockouts empty=t("lockout.none")>
<#list lockouts.items as lockout>
<tr>
<@p.cell columns[0].text>${lockout.email}</@p.cell>
<@p.cell columns[1].text>${moment(lockout.lockedAt)}</@p.cell>
<@p.cell columns[2].text>${moment(lockout.lockedUntil)}</@p.cell>
<@p.cell columns[3].text>${t("lockout.cause." + lockout.cause.name())}</@p.cell>
<@p.cell columns[4].text>
<#if lockout.inForce>
<#assign again = (ending!"") == lockout.id>
<@p.asked action="/support/lockouts/${lockout.id}/end" label=t("lockout.end") about=lockout.email question=t("lockout.end.sure") email=email!"" open=again>
<label>${t("field.reason")}<textarea name="reason" rows="3" required><#if again>${reason!""}</#if></textarea></label>
<label>${t("field.caseId")}<input name="caseId" value="${caseId!""}" autocomplete="off"></label>
</@p.asked>
<#elseif lockout.endedAt??>${t("lockout.ended", lockout.endedBy, moment(lockout.endedAt))}<br><span class="hint">${lockout.endReason!""}</span>
<#else>${t("ended")}</#if>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/support/lockouts" list=lockouts query=query/>
</#if>
</@p.layout>
