<@p.layout title=t("nav.quarantine")>
<@p.refusal/>
<#if state.quarantined>
<p>${t("quarantine.explanation")}</p>
<dl>
<dt>${t("quarantine.reason")}</dt><dd>${t("quarantineReason." + state.reason.name())}</dd>
<dt>${t("quarantine.since")}</dt><dd>${moment(state.since)}</dd>
</dl>
<#assign columns = [{"text": t("quarantine.kind")}, {"text": t("quarantine.count"), "number": true}, {"text": t("quarantine.earlier"), "number": true}]>
<@p.table caption=t("quarantine.waiting") columns=columns list={"items": state.waiting} empty="">
<#list state.waiting as waiting>
<tr>
<@p.cell columns[0].text>${t("waitingKind." + waiting.kind.name())}</@p.cell>
<@p.cell columns[1].text true>${count(waiting.count)}</@p.cell>
<@p.cell columns[2].text true>${count(waiting.earlier)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.asked action="/quarantine" label=t("quarantine.release") about="" question=t("quarantine.release.sure") open=failureText??>
<fieldset id="field-waiting"><legend>${t("field.waiting")}</legend>
<#list choices as choice><label class="box"><input type="radio" name="waiting" value="${choice.name()}" required> ${t("waitingChoice." + choice.name())}</label></#list>
</fieldset>
</@p.asked>
<#else>
<p>${t("quarantine.none")}</p>
</#if>
</@p.layout>
